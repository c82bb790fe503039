const MOST_DEPTH = 32;

/** Whether a JSON text is nested within bounds; told without building it. */
export function isShallow(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isText) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === "{" || sign === "[") {
      depth += 1;
      if (depth > MOST_DEPTH) return false;
    } else if (sign === "}" || sign === "]") depth -= 1;
  }
  return true;
}
