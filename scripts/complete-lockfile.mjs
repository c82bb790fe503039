// Adds to package-lock.json the optional packages of other platforms that the registry at hand does not carry, so that
// `npm ci` accepts the lockfile here and a full registry serves every platform. Run after the lockfile changed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./runner/stamp.mjs";

const FILE = join(ROOT, "package-lock.json");
const SYSTEMS = ["android", "darwin", "linux", "win32", "freebsd", "openbsd", "netbsd", "sunos", "aix", "openharmony"];
const MACHINES = ["arm64", "x64", "ia32", "ppc64", "s390x", "riscv64", "loong64", "mips64el", "wasm32", "arm"];
const LIBRARIES = { musl: "musl", musleabihf: "musl", gnu: "glibc", gnueabihf: "glibc" };

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const before = Object.keys(lock.packages).length;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const exact = /^\d+\.\d+\.\d+[\w.+-]*$/.test(version);
    if (exact && !isFound(path, name)) lock.packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(lock.packages).length - before} entri ditambahkan / entries added`);

/** Walks up the nested folders, as Node does. */
function isFound(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at.includes("/node_modules/")) return Boolean(lock.packages[`node_modules/${name}`]);
  }
}

function platformEntry(name, version, isDev) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((each) => words.includes(each));
  const cpu = MACHINES.filter((each) => words.includes(each));
  const libc = Object.entries(LIBRARIES)
    .filter(([word]) => os.includes("linux") && words.includes(word))
    .map(([, library]) => library);
  if (cpu.length === 0) throw new Error(`${name}: which platform is it for?`);
  return {
    version,
    cpu,
    ...(isDev ? { dev: true } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
