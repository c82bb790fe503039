import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Dataset } from "@/lib/domain/open-data/dataset";
import type { EditionLine } from "@/lib/domain/open-data/edition";
import { formatDate, formatNumber } from "@/lib/i18n/formats";

export interface EditionFactsProps {
  readonly edition: EditionLine;
  readonly dataset: Dataset;
  readonly regionName: string;
}

/** What an edition is, in facts. */
export function EditionFacts({ edition, dataset, regionName }: EditionFactsProps) {
  const t = useTranslations("openData.edition");
  const locale = useLocale();
  const { asOf, rowCount, withheldCount, byteSize, sha256 } = edition;
  return (
    <Card title={t("facts")}>
      <DescriptionList
        items={[
          { term: t("region"), detail: regionName },
          { term: t("asOf"), detail: formatDate(asOf, locale) },
          { term: t("unit"), detail: inLocale(dataset.unit, locale) },
          { term: t("rows"), detail: formatNumber(rowCount, locale) },
          { term: t("withheld"), detail: formatNumber(withheldCount, locale) },
          { term: t("size"), detail: `${formatNumber(byteSize / 1_000, locale, 1)} kB` },
          { term: t("sha"), detail: <span className="break-all font-mono text-sm">{sha256}</span> },
        ]}
      />
    </Card>
  );
}
