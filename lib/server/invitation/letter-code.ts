import "server-only";
import { codeOfNumber, type LetterCode } from "@/lib/domain/invitation/code";
import { keyedHash } from "@/lib/server/crypto/seal";

/** Which letter: an invitation as one print set prints it. */
export interface LetterOf {
  readonly regencyCode: string;
  readonly invitationId: string;
  readonly setId: string;
}

const DRAWN_BYTES = 16;

/**
 * The code of a letter, drawn from the key: a job that draws its letters again after a crash draws the same codes, and nothing that opens a
 * letter is stored. Another set gives another code.
 */
export function letterCode({ regencyCode, invitationId, setId }: LetterOf): LetterCode {
  const drawn = keyedHash("invitation-code", `${regencyCode}\n${invitationId}\n${setId}`);
  return codeOfNumber(BigInt(`0x${drawn.toString("hex", 0, DRAWN_BYTES)}`));
}

/** What is kept of a code. */
export function letterCodeHash(code: LetterCode): Buffer {
  return keyedHash("invitation-letter", code);
}
