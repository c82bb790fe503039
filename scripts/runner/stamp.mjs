import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The portal's folder. */
export const ROOT = join(import.meta.dirname, "..", "..");

/**
 * A hash over the names and bytes of files and folders. Names are sorted, so it is the same on every machine.
 * @param {readonly string[]} paths relative to the portal's folder
 * @param {(path: string) => boolean} [leaveOut]
 */
export function hashPaths(paths, leaveOut = () => false) {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const path of paths) {
    for (const file of listFiles(join(ROOT, path))) {
      const name = relative(ROOT, file);
      if (leaveOut(name)) continue;
      hash.update(`\0${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/**
 * @param {string} file relative to the portal's folder
 * @param {string} hash
 */
export function stampMatches(file, hash) {
  const path = join(ROOT, file);
  return existsSync(path) && readFileSync(path, "utf8") === hash;
}

/**
 * @param {string} file relative to the portal's folder
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  const path = join(ROOT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, hash);
}
