import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface OwnFamilyCardProps {
  readonly family: {
    readonly dusun: string | null;
    readonly rw: string | null;
    readonly rt: string | null;
    readonly address: string | null;
    readonly members: readonly { readonly id: string; readonly name: string; readonly birthDate: string | null }[];
  };
  readonly locale: Locale;
}

/** Who is written down in a family, and where it lives. */
export async function OwnFamilyCard({ family, locale }: OwnFamilyCardProps) {
  const t = await getTranslations("selfUpdate.family");
  const { address, dusun, rt, rw } = family;
  const home = [address, dusun, rt === null ? null : `RT ${rt}`, rw === null ? null : `RW ${rw}`].filter(Boolean);
  return (
    <Card title={t("members")}>
      <ul className="space-y-2">
        {family.members.map(({ id, name, birthDate }) => (
          <li key={id}>
            <span className="font-semibold">{name}</span>
            <br />
            <span className="text-base text-muted">
              {birthDate === null ? t("unknown") : t("born", { date: formatDate(birthDate, locale) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <span className="font-semibold">{t("home")}:</span> {home.length === 0 ? t("unknown") : home.join(", ")}
      </p>
      <p className="mt-2 text-base text-muted">{t("privacy")}</p>
    </Card>
  );
}
