import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { ROOT } from "../../scripts/runner/stamp.mjs";

/** Launch flags under which service workers, offline reloads and storage work, also as root and in small containers. */
export const LAUNCH_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

const PROGRAMS = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser for the tests: `CHROMIUM_PATH`, else an installed one, else the one inside an npm package, so that nothing
 * is downloaded from elsewhere.
 * @param {Record<string, string | undefined>} [env]
 * @param {(file: string) => boolean} [exists]
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} env: what the browser needs beside our own
 */
export async function findChromium(env = process.env, exists = existsSync) {
  if (env.CHROMIUM_PATH) {
    if (!exists(env.CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH tidak ada / is not there: ${env.CHROMIUM_PATH}`);
    return { executablePath: env.CHROMIUM_PATH, env: {} };
  }
  const installed = findInstalled(env, exists);
  if (installed) return { executablePath: installed, env: {} };
  return await unpackChromium();
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {(file: string) => boolean} exists
 */
export function findInstalled(env, exists) {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [...PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  return candidates.find((file) => exists(file)) ?? null;
}

/** Unpacks once per version into a folder of this checkout, aside first: a run killed half-way leaves nothing broken. */
async function unpackChromium() {
  const home = dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"));
  const { version } = JSON.parse(readFileSync(join(home, "..", "..", "package.json"), "utf8"));
  const target = join(ROOT, "node_modules", ".cache", `chromium-${version}`);
  if (!existsSync(join(target, "chromium"))) {
    const aside = `${target}.${process.pid}`;
    mkdirSync(aside, { recursive: true });
    await unpackInto(aside);
    rmSync(target, { recursive: true, force: true });
    renameSync(aside, target);
  }
  const executablePath = join(target, "chromium");
  // A bare server lacks NSS and its friends; the package carries them.
  const libraries = {
    LD_LIBRARY_PATH: [join(target, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
  };
  for (const env of [{}, libraries]) if (runs(executablePath, env)) return { executablePath, env };
  throw new Error("Chromium tidak bisa dijalankan: isi CHROMIUM_PATH. / Chromium does not run: set CHROMIUM_PATH.");
}

/** The package unpacks into the temporary folder, and its libraries only where it believes to be on Amazon Linux. */
async function unpackInto(folder) {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

function runs(executablePath, env) {
  const run = spawnSync(executablePath, ["--version", "--no-sandbox"], {
    env: { ...process.env, ...env },
    timeout: 20_000,
  });
  return run.status === 0;
}
