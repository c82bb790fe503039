import "server-only";
import { type Generation, lineageOf } from "@/lib/domain/dashboard/area";
import { childrenOf } from "./queries";

interface Coded {
  readonly code: string;
}

export function generation(parent: string, children: readonly Coded[]): Generation {
  return { parent, children: children.map(({ code }) => code) };
}

/** From the grant's own region down to the area, each level with all its neighbours; then the areas below it that are asked for. */
export async function generationsAround(
  root: string,
  code: string,
  below: readonly Coded[],
): Promise<readonly Generation[]> {
  const lineage = lineageOf(code);
  const above = lineage.slice(lineage.indexOf(root), -1);
  const upper = await Promise.all(above.map(async (parent) => generation(parent, await childrenOf(parent))));
  return below.length === 0 ? upper : [...upper, generation(code, below)];
}
