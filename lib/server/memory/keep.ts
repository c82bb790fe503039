import "server-only";

/** Keeps a value as the newest of a process's memory, and forgets the oldest beyond `most`. */
export function keep<Key, Value>(memory: Map<Key, Value>, key: Key, value: Value, most: number): void {
  memory.delete(key);
  const [oldest] = memory.keys();
  if (memory.size >= most && oldest !== undefined) memory.delete(oldest);
  memory.set(key, value);
}
