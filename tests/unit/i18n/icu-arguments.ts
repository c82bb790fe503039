/** Names and kinds of the arguments of an ICU text, sorted: "{n, plural, other {# x}} {who}" gives "n:plural who:". */
export function argumentsOf(text: string): string {
  const found = new Set<string>();
  for (const match of text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)\s*[,}]|\})/g)) {
    found.add(`${match[1] ?? ""}:${match[2] ?? ""}`);
  }
  return [...found].sort().join(" ");
}
