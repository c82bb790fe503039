/** An equation every reader can write down: the parts add up to the total. Indexes of cells. */
export interface Line {
  readonly parts: readonly number[];
  readonly total: number;
}

/**
 * Hidden cells whose exact value follows from the lines taken together. In a table of one or two ways each cell stands in
 * at most two lines, so the hidden cells are edges between lines, and a value is determined exactly when its edge is on no
 * cycle (Gusfield, "A graph theoretic approach to statistical data security", 1988). A cell in one line only has its other
 * end on a free vertex.
 */
export function findDetermined(lines: readonly Line[], hidden: ReadonlySet<number>): readonly number[] {
  const free = lines.length;
  const edges = new Map<number, Edge>();
  lines.forEach((line, vertex) => {
    for (const cell of [...line.parts, line.total]) {
      if (!hidden.has(cell)) continue;
      const begun = edges.get(cell);
      if (begun !== undefined && begun.to !== free) throw new Error("a table of more than two ways");
      edges.set(cell, { cell, from: begun?.from ?? vertex, to: begun === undefined ? free : vertex });
    }
  });
  return findBridges([...edges.values()], lines.length + 1).map((edge) => edge.cell);
}

interface Edge {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

interface Step {
  readonly vertex: number;
  readonly by: Edge | null;
  next: number;
}

/** Tarjan's bridges, with a stack of its own because a column of a large region is deeper than a call stack likes. */
function findBridges(edges: readonly Edge[], vertices: number): Edge[] {
  const around: Edge[][] = Array.from({ length: vertices }, () => []);
  for (const edge of edges) {
    around[edge.from]?.push(edge);
    around[edge.to]?.push(edge);
  }
  const order = new Int32Array(vertices);
  const low = new Int32Array(vertices);
  const bridges: Edge[] = [];
  let clock = 0;
  const enter = (vertex: number, by: Edge | null): Step => {
    clock += 1;
    order[vertex] = clock;
    low[vertex] = clock;
    return { vertex, by, next: 0 };
  };
  const lower = (vertex: number, to: number) => {
    low[vertex] = Math.min(low[vertex] ?? 0, to);
  };
  for (let root = 0; root < vertices; root += 1) {
    if (order[root] !== 0) continue;
    const stack = [enter(root, null)];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const edge = around[step.vertex]?.[step.next];
      step.next += 1;
      if (edge === undefined) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined || step.by === null) continue;
        lower(parent.vertex, low[step.vertex] ?? 0);
        if ((low[step.vertex] ?? 0) > (order[parent.vertex] ?? 0)) bridges.push(step.by);
      } else if (edge !== step.by) {
        const other = edge.from === step.vertex ? edge.to : edge.from;
        if (order[other] === 0) stack.push(enter(other, edge));
        else lower(step.vertex, order[other] ?? 0);
      }
    }
  }
  return bridges;
}
