import { uuidv7 } from "uuidv7";
import { SENDING } from "@/lib/domain/form/sending";

/** The name of one sending, drawn with its page: tapped twice, or sent again on a bad line, it is written once. */
export function SendingId() {
  return <input type="hidden" name={SENDING} value={uuidv7()} />;
}
