import type { TicketState } from "./desk";

/** What a slip says: nobody's name. */
export interface Slip {
  readonly villageCode: string;
  readonly on: string;
  readonly number: number;
  readonly slotAt: number | null;
  readonly state: TicketState;
  readonly deskNo: number | null;
  readonly place: string;
  /** Who came before and still waits. Those with priority may be called first. */
  readonly ahead: number;
  readonly token: string;
  readonly address: string;
}
