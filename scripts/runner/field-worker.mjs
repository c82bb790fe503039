import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { readPageManifest } from "./page-manifest.mjs";
import { ROOT } from "./stamp.mjs";

/** What the page takes from `public/`. */
const PUBLIC_FILES = ["icon.svg", "lapangan.webmanifest"];

const SOURCES = ["decisions.mjs", "worker.mjs"];

/** Names of other files as a chunk's text writes them. */
const IN_SCRIPT = /static\/(?:chunks|media)\/[\w.~@%/-]+\.(?:js|css|svg|woff2|png|json)/g;
const IN_STYLE = /url\(["']?([^"')]+)["']?\)/g;

/**
 * Writes the worker of /lapangan for a finished build: the list of what the page needs, then the code. What the build is
 * called follows from its sources and files, so machines that made the same say the same.
 * @param {string} sources their hash
 * @param {string} [root] the portal's folder
 * @returns {readonly string[]} the files
 */
export function writeFieldWorker(sources, root = ROOT) {
  const files = listShellFiles(root);
  const build = createHash("sha256")
    .update([sources, ...files].join("\0"))
    .digest("hex")
    .slice(0, 12);
  const folder = join(root, ".next", "lapangan");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pekerja.js"), composeWorker({ build, files }));
  writeFileSync(join(folder, "build"), build);
  return files;
}

/** One classic script of the two: browsers in villages need not know modules in workers. */
export function composeWorker(list) {
  const parts = SOURCES.map((name) => readFileSync(join(ROOT, "lib", "client", "field-worker", name), "utf8"));
  const code = parts
    .join("\n")
    .replaceAll(/^import .*$/gm, "")
    .replaceAll(/^export /gm, "");
  return `"use strict";\nconst BUILD = ${JSON.stringify(list)};\n${code}`;
}

/**
 * Every file of the build that /lapangan can ask for: what the page loads at once, and whatever those name, and so on.
 * @param {string} [root]
 * @returns {readonly string[]} addresses, sorted
 */
export function listShellFiles(root = ROOT) {
  const build = join(root, ".next");
  const { scripts, styles } = readPageManifest(
    join(build, "server", "app", "lapangan", "page_client-reference-manifest.js"),
  );
  const shared = JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")).rootMainFiles;
  if (!Array.isArray(shared) || shared.length === 0) throw new Error("lapangan: the build names no main files");
  const found = new Set();
  const waiting = [...shared, ...scripts, ...styles];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    if (!existsSync(join(build, file))) throw new Error(`lapangan: ${file} is named and is not in the build`);
    found.add(file);
    waiting.push(...namedIn(file, build));
  }
  const ofBuild = [...found].map((file) => `/_next/${file}`);
  const ofPublic = PUBLIC_FILES.map((file) => {
    if (!existsSync(join(root, "public", file))) throw new Error(`lapangan: public/${file} is missing`);
    return `/${file}`;
  });
  return [...ofBuild, ...ofPublic].sort();
}

function namedIn(file, build) {
  if (file.endsWith(".js")) return readFileSync(join(build, file), "utf8").match(IN_SCRIPT) ?? [];
  if (!file.endsWith(".css")) return [];
  return [...readFileSync(join(build, file), "utf8").matchAll(IN_STYLE)]
    .map(([, url]) => url)
    .filter((url) => !/^(?:data:|https?:|#)/.test(url))
    .map((url) => url.replace(/[?#].*$/, ""))
    .map((url) => (url.startsWith("/_next/") ? url.slice("/_next/".length) : posix.join(dirname(file), url)));
}
