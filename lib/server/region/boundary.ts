import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Ring, readBoundary } from "@/lib/domain/region/boundary";

/** One file a village, named by its code: `public/boundaries/5207022001.json`. A deployment brings what it has. */
const FOLDER = join("public", "boundaries");

/** Files come with a release: a process keeps what it has read, and that there is none. */
const known = new Map<string, Promise<readonly Ring[] | null>>();

/** A village's boundary, or null where no file is given. */
export function findBoundary(villageCode: string): Promise<readonly Ring[] | null> {
  if (!/^\d{10}$/.test(villageCode)) return Promise.resolve(null);
  const found = known.get(villageCode) ?? read(villageCode);
  known.set(villageCode, found);
  return found;
}

async function read(villageCode: string): Promise<readonly Ring[] | null> {
  const text = await readFile(join(FOLDER, `${villageCode}.json`), "utf8").catch(() => null);
  return text === null ? null : readBoundary(JSON.parse(text));
}
