import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoSlip } from "@/components/service-desk/no-slip";
import { PrintButton } from "@/components/service-desk/print-button";
import { SlipCard } from "@/components/service-desk/slip-card";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { BOOKING_PATH, changePath } from "@/lib/domain/desk/booking-page";
import { getActor } from "@/lib/server/auth/require-actor";
import { findSlip } from "@/lib/server/desk/slip-query";
import { villageLine } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.slip"))("title"), robots: { index: false, follow: false } };
}

/** Where the code of a slip leads: the number and where it stands, nobody's name. For a desk's own people, the way to check it in. */
export default async function TicketPage({ params }: PageProps<"/antre/tiket/[kode]">) {
  const { kode } = await params;
  const [t, slip, actor] = await Promise.all([getTranslations("serviceDesk.slip"), findSlip(kode), getActor()]);
  if (slip === null)
    return (
      <NoSlip heading={t("title")} title={t("unknownTitle")} icon="search" href={BOOKING_PATH} label={t("bookNew")}>
        {t("unknown")}
      </NoSlip>
    );
  const isOwn = actor !== null && actor.grant.regionCode === slip.villageCode && authorize(actor, "desk:serve");
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8 lg:py-12">
      <PageHeading title={t("heading", { number: slip.number })} actions={<PrintButton label={t("print")} />} />
      <Alert
        tone={slip.state === "called" ? "success" : "info"}
        title={t(`stateTitle.${slip.state}`, { desk: slip.deskNo ?? 0 })}
      >
        {slip.state === "waiting" ? t("ahead", { count: slip.ahead }) : t(`stateBody.${slip.state}`)}
      </Alert>
      {isOwn ? (
        <LinkButton href={`/loket?kode=${slip.token}`} variant="primary" icon="check" wide>
          {t("checkIn")}
        </LinkButton>
      ) : slip.state === "booked" ? (
        <LinkButton href={changePath(slip.token)} icon="calendar-days" wide>
          {t("change")}
        </LinkButton>
      ) : null}
      <SlipCard slip={slip} village={await villageLine(slip.villageCode)} />
    </div>
  );
}
