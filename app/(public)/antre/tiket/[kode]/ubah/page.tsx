import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CitizenSlots } from "@/components/service-desk/citizen-slots";
import { NoSlip } from "@/components/service-desk/no-slip";
import { Boxes } from "@/components/service-desk/plain-fields";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { SendingId } from "@/components/ui/sending-id";
import { BOOKING_PATH, BOOKING_PROBLEMS, changePath, SLIP_PATH } from "@/lib/domain/desk/booking-page";
import { CHANGE_REASONS } from "@/lib/domain/desk/desk";
import { clockText } from "@/lib/domain/desk/opening";
import { one } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { listOpenDays } from "@/lib/server/desk/public-days";
import { findSlip } from "@/lib/server/desk/slip-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.change"))("title"), robots: { index: false, follow: false } };
}

/** Whoever holds a slip moves its booking or takes it back. Plain links and forms: no script is needed. */
export default async function ChangeBookingPage({ params, searchParams }: PageProps<"/antre/tiket/[kode]/ubah">) {
  const [{ kode }, query] = await Promise.all([params, searchParams]);
  const [t, locale, slip] = await Promise.all([
    getTranslations("serviceDesk"),
    getLocale().then(localeOf),
    findSlip(kode),
  ]);
  const today = slip === null ? "" : localDay(new Date(), await timeZoneOf(slip.villageCode));
  if (slip === null || slip.state !== "booked" || slip.on < today)
    return (
      <NoSlip
        heading={t("change.title")}
        title={t("change.overTitle")}
        icon="calendar-days"
        href={BOOKING_PATH}
        label={t("slip.bookNew")}
      >
        {t("change.over")}
      </NoSlip>
    );
  const problem = BOOKING_PROBLEMS.find((each) => each === one(query, "masalah"));
  const days = await listOpenDays(slip.villageCode, today);
  const day = formatDate(slip.on, locale, "full");
  const path = changePath(slip.token);
  const reasons = CHANGE_REASONS.map((value) => ({ value, label: t(`change.reason.${value}`) }));
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8 text-lg lg:py-12">
      <PageHeading
        title={t("change.heading", { number: slip.number })}
        lead={slip.slotAt === null ? day : t("change.now", { day, time: clockText(slip.slotAt), place: slip.place })}
      />
      {problem === undefined ? null : (
        <Alert tone="danger" live="assertive" title={t(`public.problem.${problem}.what`)}>
          {t(`public.problem.${problem}.todo`)}
        </Alert>
      )}
      <CitizenSlots
        days={days}
        asked={one(query, "hari") || slip.on}
        hrefOf={(on) => `${path}?hari=${on}`}
        action={`${path}/kirim`}
        submit={t("change.move")}
        title={(date) => t("change.moveTo", { day: date })}
      >
        <input type="hidden" name="slip" value={slip.token} />
        <input type="hidden" name="buat" value="pindah" />
        <SendingId />
        <Boxes name="alasan" type="radio" legend={t("change.why")} options={reasons} />
      </CitizenSlots>
      <Card title={t("change.cancelTitle")}>
        <form method="post" action={`${path}/kirim`} className="space-y-6">
          <p>{t("change.cancelLead")}</p>
          <input type="hidden" name="slip" value={slip.token} />
          <input type="hidden" name="buat" value="batal" />
          <Boxes name="alasan" type="radio" legend={t("change.why")} options={reasons} />
          <button type="submit" className={buttonClass("danger", "normal", "w-full")}>
            {t("change.cancel")}
          </button>
        </form>
      </Card>
      <LinkButton href={`${SLIP_PATH}/${slip.token}`} icon="arrow-left">
        {t("change.keep")}
      </LinkButton>
    </div>
  );
}
