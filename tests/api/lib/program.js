// Runs the program's commands (migrate, token, clock, keys, ...) to their end.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

// Settings as environment variables, { 'server.mode': 'development' } -> LAYANAND_SERVER_MODE; what the run itself is told by such
// variables is taken out, since the program refuses settings that it does not know.
export function settingsEnvironment(settings) {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('LAYANAND_'));
	const entries = Object.entries(settings).map(([name, value]) => [`LAYANAND_${name.replace('.', '_').toUpperCase()}`, String(value)]);
	return Object.fromEntries([...inherited, ...entries]);
}

// Resolves with standard output; rejects with both outputs in the message when the command fails.
export async function run(bin, args, settings = {}, timeout = 60000) {
	try {
		const { stdout } = await execute(bin, args, { env: settingsEnvironment(settings), timeout, maxBuffer: 1 << 26 });
		return stdout;
	} catch (error) {
		error.message = `${bin} ${args.join(' ')}: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`;
		throw error;
	}
}
