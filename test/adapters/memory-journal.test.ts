import { MemoryJournal } from '../../src/adapters/memory-journal.ts';
import { journalContract } from '../contracts/journal-contract.ts';

journalContract('memory', () => new MemoryJournal());
