/** Puts values into a raw message: `fill("Sisa {left}", { left: "12" })`. For words that go to the browser as they are. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
