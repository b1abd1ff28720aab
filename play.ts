import { readFileSync } from 'node:fs';
import { playTranscript } from './test/support/transcript.ts';
console.log(playTranscript(readFileSync(process.argv[2]!, 'utf8')).played);
