import { BOOKING_PATH, changePath, readSlot, SLIP_PATH } from "@/lib/domain/desk/booking-page";
import { CHANGE_REASONS } from "@/lib/domain/desk/desk";
import { addressOf } from "@/lib/domain/list/address";
import { addressOf as senderOf } from "@/lib/server/auth/request-place";
import { plainForm, sendingId } from "@/lib/server/command/plain-form";
import { type BookingChange, changeAsFamily } from "@/lib/server/desk/family-change";

/** Takes a booking back or moves it, from a form without script; answers with the page of the slip that holds now. */
export const POST = plainForm({ back: BOOKING_PATH, hasSession: false }, async (form, request) => {
  const token = (form.get("slip") ?? "").slice(0, 200);
  const slot = readSlot(form.get("slot") ?? "");
  const back = (masalah: string) => ({
    to: addressOf(changePath(encodeURIComponent(token)), { hari: slot?.on ?? "", masalah }),
  });
  const reason = CHANGE_REASONS.find((each) => each === form.get("alasan"));
  if (reason === undefined) return back("NO_REASON");
  if (form.get("buat") !== "batal" && slot === null) return back("NO_SLOT");
  const change: BookingChange =
    form.get("buat") === "batal" || slot === null
      ? { kind: "cancel", reason }
      : { kind: "move", id: sendingId(form), reason, on: slot.on, slotAt: slot.startsAt };
  const changed = await changeAsFamily(
    { token, change, address: senderOf(Object.fromEntries(request.headers)) },
    new Date(),
  );
  return "token" in changed ? { to: `${SLIP_PATH}/${changed.token}` } : back(changed.problem);
});
