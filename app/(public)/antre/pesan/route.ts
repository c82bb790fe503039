import { BOOKING_PATH, readSlot } from "@/lib/domain/desk/booking-page";
import { PRIORITIES } from "@/lib/domain/desk/desk";
import { addressOf } from "@/lib/domain/list/address";
import { addressOf as senderOf } from "@/lib/server/auth/request-place";
import { plainForm } from "@/lib/server/command/plain-form";
import { bookAsFamily } from "@/lib/server/desk/family-booking";

/** Takes the booking of a family from a form without script; answers with the page that says how it went. The code stands in no address. */
export const POST = plainForm({ back: BOOKING_PATH, hasSession: false }, async (form, request) => {
  const villageCode = form.get("desa") ?? "";
  if (!/^\d{10}$/.test(villageCode)) return { to: BOOKING_PATH };
  const back = (masalah: string, hari = "") => ({
    to: addressOf(BOOKING_PATH, { wilayah: villageCode, hari, masalah }),
  });
  const slot = readSlot(form.get("slot") ?? "");
  if (slot === null) return back("NO_SLOT");
  const said = form.getAll("priority");
  const booked = await bookAsFamily(
    {
      villageCode,
      on: slot.on,
      slotAt: slot.startsAt,
      code: (form.get("kode") ?? "").slice(0, 40),
      priority: PRIORITIES.filter((each) => said.includes(each)),
      address: senderOf(Object.fromEntries(request.headers)),
    },
    new Date(),
  );
  return "token" in booked ? { to: `${BOOKING_PATH}/tiket/${booked.token}` } : back(booked.problem, slot.on);
});
