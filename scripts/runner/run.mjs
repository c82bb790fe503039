import { spawn } from "node:child_process";
import { join } from "node:path";
import { explainText, PlainFailure } from "./failure.mjs";
import { ROOT } from "./stamp.mjs";

/** What a child needs to run TypeScript that imports `server-only`. */
export const TSX_FLAGS = ["--conditions=react-server", "--import", "tsx"];

/**
 * Runs a script of ours to its end, in its own process. Its last line becomes the step's note; when it fails, its last
 * line is the failure.
 * @param {readonly string[]} args of Node
 * @param {Record<string, string | undefined>} env
 * @param {{ what: string, onLine?: (line: string) => void }} options
 * @returns {Promise<string>} everything it said
 */
export function runNode(args, env, { what, onLine = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "pipe" });
    child.stdin.end();
    let said = "";
    const listen = (chunk) => {
      const text = chunk.toString();
      said += text;
      for (const line of text.split("\n")) if (line.trim()) onLine(line.trim());
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    // Ctrl-C reaches children of a terminal by itself; a signal sent to us alone does not.
    const forward = () => child.kill("SIGTERM");
    process.once("exit", forward);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.removeListener("exit", forward);
      if (code === 0) return resolve(said);
      reject(new PlainFailure(explainText(said) ?? `${what}: ${telling(said) ?? `exit ${code ?? signal}`}`));
    });
  });
}

/** The line of a failed program that says why, past stack frames and npm's own chatter. */
function telling(said) {
  const lines = said
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !/^(at |npm |Node\.js v|\^|\}|node:)/.test(line));
  return lines.find((line) => /error|gagal|failed|belum/i.test(line)) ?? lines.at(-1);
}

/**
 * The entry file of a package's program.
 * @param {string} name
 * @param {string} program path inside the package
 */
export function packageProgram(name, program) {
  return join(ROOT, "node_modules", name, program);
}
