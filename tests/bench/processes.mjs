import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of a second, as Linux counts processor time. */
const TICKS = 100;

function read(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const memory = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS,
      // Resident pages less the shared ones: a database's buffers are not each connection's own.
      ownBytes: (Number(memory[1]) - Number(memory[2])) * 4096,
    };
  } catch {
    return null;
  }
}

/** Processor time and own memory of a process and all that it has started; zeros where the system does not tell. */
export function usageOf(root) {
  const all = readdirSync("/proc", { withFileTypes: true })
    .filter((entry) => /^\d+$/.test(entry.name))
    .flatMap((entry) => read(entry.name) ?? []);
  const family = new Set([root]);
  for (let grown = -1; grown !== family.size; ) {
    grown = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  const own = all.filter(({ pid }) => family.has(pid));
  const sum = (of) => own.reduce((total, each) => total + of(each), 0);
  return { cpuMs: sum((each) => each.cpuMs), megabytes: Math.round(sum((each) => each.ownBytes) / 1_048_576) };
}
