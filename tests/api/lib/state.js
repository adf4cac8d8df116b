// What lib/main.js has prepared for the test files of one run: the program, the cluster, keys, where to record.
import { readFileSync } from 'node:fs';

export const state = JSON.parse(readFileSync(process.env.LAYANAND_API_STATE, 'utf8'));
