/** What a family says of itself: nothing changed, or its own words of what did. */
export const SELF_UPDATE_KINDS = ["unchanged", "changed"] as const;
export type SelfUpdateKind = (typeof SELF_UPDATE_KINDS)[number];

export const TOLD_MAX = 1_000;

export type SelfUpdateInput = { readonly kind: "unchanged" } | { readonly kind: "changed"; readonly told: string };

/** Words as a form sent them: a line ends with one sign, as the field counts it. */
export function readTold(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** What a form sent; null where it says neither, or tells nothing or more than {@link TOLD_MAX} signs. */
export function readSelfUpdate(kind: string, told: string): SelfUpdateInput | null {
  if (kind === "unchanged") return { kind };
  const words = readTold(told);
  if (kind !== "changed" || words === "" || words.length > TOLD_MAX) return null;
  return { kind, told: words };
}
