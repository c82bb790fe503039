import { getTranslations } from "next-intl/server";
import { DatedFileForm } from "@/components/import/dated-file-form";
import { fileFormWords } from "@/components/import/file-form-words";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { DELIVERY_REPLY_USE, type ReplyLine } from "@/lib/domain/delivery-reply/reply-view";
import type { TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { ReplyList } from "./reply-list";

export interface ReplySectionProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly packageId: string;
  readonly packagePublicId: string;
  readonly lines: readonly ReplyLine[];
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** Where the centre's reply to a package is brought in, and what was brought in before. */
export async function ReplySection(props: ReplySectionProps) {
  const { grantId, regencyCode, packageId, packagePublicId, lines, locale, zone } = props;
  const [t, upload, labels] = await Promise.all([
    getTranslations("deliveryReply"),
    getTranslations("deliveryReply.upload"),
    dateLabels(),
  ]);
  return (
    <>
      <div className="no-print grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title={upload("title")}>
          <DatedFileForm
            grantId={grantId}
            regencyCode={regencyCode}
            command="reply.start"
            use={DELIVERY_REPLY_USE}
            of={packageId}
            path={`/pengiriman/${packagePublicId}/balasan`}
            words={{
              ...fileFormWords(upload),
              date: upload("date"),
              dateHint: upload("dateHint"),
              oldXls: upload("oldXls"),
              IN_FUTURE: upload("inFuture"),
              BEFORE_PACKAGE: upload("beforePackage"),
              CONTENT_NOT_READY: upload("contentNotReady"),
            }}
            dateLabels={labels}
            faults={{
              none: upload("none"),
              tooLarge: upload("tooLarge"),
              oldXls: upload("oldXls"),
              other: upload("other"),
              noDate: upload("noDate"),
            }}
          />
        </Card>
        <Card title={t("needs.title")}>
          <ul className="list-disc space-y-2 ps-5">
            <li>{t("needs.columns")}</li>
            <li>{t("needs.results")}</li>
            <li>{t("needs.rule")}</li>
            <li>{t("needs.digits")}</li>
            <li>{t("needs.first")}</li>
          </ul>
        </Card>
      </div>
      {lines.length === 0 ? null : (
        <Card title={t("list.title")} flush>
          <ReplyList lines={lines} packagePublicId={packagePublicId} locale={locale} zone={zone} />
        </Card>
      )}
    </>
  );
}
