import { getLocale, getTranslations } from "next-intl/server";
import { QrCode } from "@/components/ui/qr-code";
import { clockText } from "@/lib/domain/desk/opening";
import type { Slip } from "@/lib/domain/desk/slip";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** The slip of a number: to keep, to print, to show at the desk. Nobody's name is on it. */
export async function SlipCard({ slip, village }: { readonly slip: Slip; readonly village: string }) {
  const [t, locale] = await Promise.all([getTranslations("serviceDesk.slip"), getLocale().then(localeOf)]);
  return (
    <section className="avoid-break mx-auto grid max-w-sm grid-cols-1 justify-items-center gap-2 rounded-md border border-line bg-surface p-5 text-center">
      <h2 className="text-lg">{t("title")}</h2>
      <p className="tabular text-[3.5rem] leading-none font-bold" data-testid="slip-number">
        {slip.number}
      </p>
      <p className="font-semibold">{formatDate(slip.on, locale, "full")}</p>
      <p className="text-lg font-semibold">
        {slip.slotAt === null ? t("noSlot") : t("slot", { time: clockText(slip.slotAt) })}
      </p>
      <p>{slip.place}</p>
      <p className="text-sm text-muted">{village}</p>
      <QrCode text={slip.address} label={t("qr")} className="w-44" />
      <p className="text-sm">{t("bring")}</p>
    </section>
  );
}
