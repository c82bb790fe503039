export function takeStartLock(dataDir: string): () => void;
export function isHeld(dataDir: string): boolean;
export function isAlive(pid: number): boolean;
