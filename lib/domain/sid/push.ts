/** 32 random bytes in base64url, after a mark by which a scanner of source code knows it. */
export const PUSH_KEY_SHAPE = /^mkv_[A-Za-z0-9_-]{43}$/;

/** A village's system sends once a night; a person who tries something sends a few times more. */
export const PUSHES_A_DAY = 12;

/** Below the portal's own address; as OpenSID's push to its district has it. */
export const PUSH_PATH = "/api/v1/penduduk/storedata";

/** The key under which a village's own system sends its workbook, as its page shows it: never what it is. */
export interface PushKey {
  readonly id: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly lastUsedAt: Date | null;
  /** The duty that answers for it has ended: it opens nothing until somebody makes another. */
  readonly isOrphaned: boolean;
}
