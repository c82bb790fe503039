import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ROOT } from "./stamp.mjs";

const LEASH = pathToFileURL(join(import.meta.dirname, "leash.mjs")).href;

/** A child that dies more often than this within the window is not restarted: something is wrong that time won't cure. */
const RESTARTS = 3;
const WINDOW_MS = 60_000;

/**
 * Tells at each death of a process whether it dies too often for another start.
 * @returns {() => boolean}
 */
export function countDeaths() {
  /** @type {number[]} */
  const deaths = [];
  return () => {
    const now = Date.now();
    deaths.push(now);
    return deaths.filter((at) => now - at < WINDOW_MS).length > RESTARTS;
  };
}

/**
 * Starts a long-running Node process and starts it again when it dies.
 * @param {{ name: string, args: readonly string[], env: Record<string, string | undefined>, say: (line: string) => void,
 *   giveUp: (line: string) => void, stdio?: "inherit" | number }} options stdio: a file descriptor for its output
 */
export function keepRunning({ name, args, env, say, giveUp, stdio = "inherit" }) {
  let stopping = false;
  const diesTooOften = countDeaths();
  let child = begin();

  function begin() {
    const started = spawn(process.execPath, ["--import", LEASH, ...args], {
      cwd: ROOT,
      env: { ...env, MUTAKHIR_LEASH: String(process.pid) },
      stdio: ["ignore", stdio, stdio, "ipc"],
    });
    started.once("exit", (code, signal) => {
      if (stopping) return;
      const how = signal ?? `kode ${code}`;
      if (diesTooOften()) return giveUp(`${name} berhenti berulang kali (${how}). / ${name} keeps stopping (${how}).`);
      say(`${name} berhenti (${how}), dinyalakan lagi. / ${name} stopped (${how}), starting it again.`);
      child = begin();
    });
    started.once("error", (error) => giveUp(`${name}: ${error.message}`));
    return started;
  }

  return {
    pid: () => child.pid,
    stop: async (patienceMs = 8_000) => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", () => resolve("gone")));
      child.kill("SIGTERM");
      if ((await Promise.race([gone, sleep(patienceMs, "late", { ref: false })])) === "late") {
        child.kill("SIGKILL");
        await gone;
      }
    },
  };
}
