import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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
      const cause = explainText(said) ?? `${what}: ${telling(said) ?? `exit ${code ?? signal}`}`;
      reject(new PlainFailure(cause + keepOutput(what, said)));
    });
  });
}

/** One line goes to the terminal; whoever looks into it finds the rest here. */
function keepOutput(what, said) {
  const file = join(resolve(ROOT, process.env.MUTAKHIR_DATA_DIR || ".data"), `${what.replaceAll(" ", "-")}.log`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, said);
    return ` (${file})`;
  } catch {
    return ""; // a full disk: the cause itself says so
  }
}

/** The line of a failed program that says why, past stack frames and npm's own chatter. */
function telling(said) {
  const lines = said
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !/^(at |npm |Node\.js v|\^|\}|node:)/.test(line));
  const signs = [
    /module not found|can't resolve|cannot find|type error|syntax ?error/i,
    /error: |error TS/i,
    /error|gagal|failed|belum/i,
  ];
  for (const sign of signs) {
    const line = lines.find((each) => sign.test(each));
    if (line) return line.slice(0, 300);
  }
  return lines.at(-1)?.slice(0, 300);
}

/**
 * The entry file of a package's program.
 * @param {string} name
 * @param {string} program path inside the package
 */
export function packageProgram(name, program) {
  return join(ROOT, "node_modules", name, program);
}
