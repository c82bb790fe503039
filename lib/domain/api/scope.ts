/** What a client may be given to read, and to hand in for people to judge. `households:identify` adds who the people are to `households:read` and says nothing alone. */
export const API_SCOPES = [
  "regions:read",
  "codebook:read",
  "indicators:read",
  "aggregates:read",
  "households:read",
  "households:identify",
  "proposals:read",
  "proposals:draft",
  "hints:school",
  "hints:jkn",
  "hints:pln",
  "hints:stunting",
  "changes:read",
  "registry:search",
  "registry:subscribe",
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** What opens an operation: one of these scopes. */
export function scopesOf(opened: {
  readonly scope: ApiScope;
  readonly orScopes?: readonly ApiScope[];
}): readonly ApiScope[] {
  return [opened.scope, ...(opened.orScopes ?? [])];
}

/** Scopes that open rows of single families, or write about them: two people decide on them. */
const FAMILY_SCOPES: readonly ApiScope[] = [
  "households:read",
  "households:identify",
  "proposals:read",
  "proposals:draft",
  "hints:school",
  "hints:jkn",
  "hints:pln",
  "hints:stunting",
  "changes:read",
  "registry:search",
  "registry:subscribe",
];

export function isApiScope(text: string): text is ApiScope {
  return API_SCOPES.some((scope) => scope === text);
}

/** Known scopes of a stored list; what this build does not know opens nothing. */
export function scopesIn(stored: readonly string[]): readonly ApiScope[] {
  return API_SCOPES.filter((scope) => stored.includes(scope));
}

export function needsSecondPerson(scopes: readonly ApiScope[]): boolean {
  return scopes.some((scope) => FAMILY_SCOPES.includes(scope));
}

/** What is wrong with a choice of scopes, or null: names without the families that bear them are no choice. */
export function scopeProblem(scopes: readonly ApiScope[]): "NONE" | "IDENTIFY_ALONE" | null {
  if (scopes.length === 0) return "NONE";
  return scopes.includes("households:identify") && !scopes.includes("households:read") ? "IDENTIFY_ALONE" : null;
}

/**
 * The scopes of a token: those asked for (RFC 6749 3.3, parted by blanks), or all of the client's where none are asked. Null where
 * one is unknown or the client has not got it.
 */
export function scopesAsked(text: string | null, held: readonly ApiScope[]): readonly ApiScope[] | null {
  const asked = (text ?? "").split(" ").filter((part) => part !== "");
  if (asked.length === 0) return held;
  const known = asked.filter(isApiScope);
  return known.length === asked.length && known.every((scope) => held.includes(scope)) ? scopesIn(known) : null;
}
