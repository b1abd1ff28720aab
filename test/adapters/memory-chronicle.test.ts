import { MemoryJournal } from '../../src/adapters/memory-journal.ts';
import { chronicleContract } from '../contracts/chronicle-contract.ts';

chronicleContract('memory', () => new MemoryJournal());
