import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { MOST_ITEMS } from "@/lib/server/delivery/held-back";
import { findPackage } from "@/lib/server/delivery/package-query";
import { csvResponse } from "../../../akses/csv";

/** Result, reason, note and snapshot: the centre's to write. */
const TO_FILL_IN = ["", "", "", ""] as const;

/** The covering list of a package: the centre fills in the last columns, and the same file is read back. */
export async function GET(_request: Request, { params }: RouteContext<"/pengiriman/[id]/unduh">): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "delivery:read")) return respond(refuse("FORBIDDEN"));
  const at = parsePublicId((await params).id);
  const everything = { state: null, village: "", after: null };
  const page = at === null ? null : await findPackage(actor, at, everything, MOST_ITEMS);
  if (page === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("delivery");
  return csvResponse(
    t("csv.file", { number: String(page.head.number), year: String(page.head.year) }),
    [
      t("csv.number"),
      t("csv.village"),
      t("csv.head"),
      t("csv.place"),
      t("csv.recorded"),
      t("csv.result"),
      t("csv.reason"),
      t("csv.note"),
      "Snapshot",
    ],
    // What has gone out again is answered in its later package.
    page.items
      .filter(({ isSuperseded }) => !isSuperseded)
      .map((item) => [
        item.proposalPublicId,
        item.villageName,
        item.headName,
        item.place,
        [t(`state.${item.state}`), item.reason === null ? "" : t(`reason.${item.reason}`), item.snapshot ?? ""]
          .filter((part) => part !== "")
          .join(", "),
        ...TO_FILL_IN,
      ]),
  );
}
