import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainFailure } from "./failure.mjs";

/**
 * One portal per data folder. A lock left by a killed process is taken over: the pid alone proves nothing (it may
 * have been given to another process), so the moment that process began is kept beside it.
 * @param {string} dataDir
 * @returns {() => void} gives the lock back
 */
export function takeStartLock(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "start.lock");
  const own = `${process.pid} ${processBirth(process.pid) ?? "?"}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, own, { flag: "wx" });
      return () => {
        if (readText(file) === own) rmSync(file, { force: true });
      };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const found = readText(file);
    const pid = livingHolder(found);
    if (pid !== null) {
      throw new PlainFailure(
        `Portal sudah berjalan dari folder data ini (proses ${pid}). / The portal already runs on this data folder (process ${pid}): ${dataDir}`,
      );
    }
    dropStale(file, found);
  }
  throw new PlainFailure(`Kunci ${file} direbut proses lain. / Another process keeps taking ${file}.`);
}

/**
 * Takes a lock away that nobody living holds. Two starts may have found the same one: it is moved aside first, and what another start wrote in
 * its place meanwhile is put back.
 * @param {string} file
 * @param {string} stale what it held
 */
function dropStale(file, stale) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  try {
    if (readText(aside) !== stale) linkSync(aside, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  rmSync(aside, { force: true });
}

/**
 * Whether a living process holds the data folder.
 * @param {string} dataDir
 */
export function isHeld(dataDir) {
  return livingHolder(readText(join(dataDir, "start.lock")), true) !== null;
}

/**
 * @param {string} text
 * @param {boolean} [countSelf]
 */
function livingHolder(text, countSelf = false) {
  const [pidText = "", birth = ""] = text.trim().split(/\s(.*)/s);
  const pid = Number.parseInt(pidText, 10);
  if (!Number.isInteger(pid) || (pid === process.pid && !countSelf) || !isAlive(pid)) return null;
  return processBirth(pid) === birth ? pid : null;
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * A text that differs between two processes that were given the same pid.
 * @param {number} pid
 */
function processBirth(pid) {
  const stat = readText(`/proc/${pid}/stat`);
  // Field 22, counted after the command name, which may itself hold spaces and brackets.
  if (stat) return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
