/** Where one is inside /lapangan: the hash, so that no screen asks the server. `#/isi/<id>?bagian=health`. */
export interface Route {
  /** Without the mark: `/isi/<id>`; `/` for the first screen. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** A hash that is no route (`#isi` leads to a place on the screen) is null. */
export function readRoute(hash: string): Route | null {
  if (hash === "" || hash === "#") return { path: "/", query: new URLSearchParams() };
  if (!hash.startsWith("#/")) return null;
  const [path = "/", query = ""] = hash.slice(1).split("?", 2);
  return { path: path.length > 1 ? path.replace(/\/+$/, "") : path, query: new URLSearchParams(query) };
}

/** The hash of a place; empty values are left out. */
export function hashOf(path: string, query: Readonly<Record<string, string | null>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return given.length === 0 ? `#${path}` : `#${path}?${new URLSearchParams(given)}`;
}

export interface Match<Name extends string> {
  readonly name: Name;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The screen that a path names, of a table of patterns (`/keluarga/:id`); null where none does. A part that cannot be
 * decoded names nothing.
 */
export function matchScreen<Name extends string>(
  screens: readonly { readonly name: Name; readonly pattern: string }[],
  path: string,
): Match<Name> | null {
  const parts = path.split("/");
  for (const { name, pattern } of screens) {
    const params = paramsOf(pattern.split("/"), parts);
    if (params !== null) return { name, params };
  }
  return null;
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, asked] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (!asked.startsWith(":")) {
      if (asked !== part) return null;
      continue;
    }
    const value = decoded(part);
    if (value === null || value === "") return null;
    params[asked.slice(1)] = value;
  }
  return params;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
