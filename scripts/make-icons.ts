import { writeFileSync } from "node:fs";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { ICON_NAMES } from "../components/ui/icon-name";

// A sprite costs the browser no script and is cached once; lucide's own React icons hydrate one by one.
const symbols: string[] = [];
for (const name of ICON_NAMES) {
  const icon: { default: FunctionComponent } = await import(`lucide-react/icons/${name}`);
  const inner = renderToStaticMarkup(createElement(icon.default))
    .replace(/^<svg[^>]*>/, "")
    .replace(/<\/svg>$/, "")
    .replaceAll(/><\/(?:path|circle|rect|line|polyline|polygon|ellipse)>/g, "/>");
  symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`);
}
const sprite = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">
<title>lucide icons, ISC licence, https://lucide.dev</title>
${symbols.join("\n")}
</svg>
`;
writeFileSync(new URL("../components/ui/icons.svg", import.meta.url), sprite);
console.log(`icons.svg: ${ICON_NAMES.length} icons, ${sprite.length} bytes`);
