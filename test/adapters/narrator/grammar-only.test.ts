/** Keepers who have their grammars and nobody else to find words for them. */
import { narratorContract } from '../../contracts/narrator-contract.ts';

narratorContract('no narrator', async () => ({}));
