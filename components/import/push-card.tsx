import { getLocale, getTranslations } from "next-intl/server";
import { CodeBlock } from "@/components/api/code-block";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { problemLabels, reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import { PUSH_PATH, type PushKey } from "@/lib/domain/sid/push";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { MakePushKey, type MakePushKeyLabels } from "./make-push-key";

export interface PushCardProps {
  readonly pushKey: PushKey | null;
  readonly grantId: string;
  /** The portal's own address. */
  readonly origin: string;
  readonly zone: TimeZone;
}

/** Lets the village's own system send its workbook by itself: what arrives waits here as an upload does. */
export async function PushCard({ pushKey, grantId, origin, zone }: PushCardProps) {
  const t = await getTranslations("import.push");
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        <p>{t("text")}</p>
        {pushKey === null ? null : <KeyFacts pushKey={pushKey} zone={zone} />}
        <CodeBlock label={t("address")} title={t("address")}>
          {`${origin}${PUSH_PATH}`}
        </CodeBlock>
        <div className="flex flex-wrap gap-2">
          <MakePushKey grantId={grantId} labels={await makeLabels(pushKey !== null)} />
          {pushKey === null ? null : (
            <ReasonedAction
              command="sid-key.revoke"
              subjectId={pushKey.id}
              grantId={grantId}
              label={t("revoke")}
              title={t("revokeTitle")}
              lead={t("revokeLead")}
              done={t("revoked")}
              icon="trash-2"
              tone="danger"
              labels={await reasonLabels()}
            />
          )}
        </div>
      </div>
    </Card>
  );
}

async function KeyFacts({ pushKey, zone }: { readonly pushKey: PushKey; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("import.push"), getLocale()]);
  const said = (at: Date) => formatInstant(at, zone, locale);
  const { madeBy, madeAt, lastUsedAt, isOrphaned } = pushKey;
  return (
    <>
      {isOrphaned ? (
        <Alert tone="attention" title={t("orphaned")}>
          {t("orphanedText")}
        </Alert>
      ) : null}
      <DescriptionList
        items={[
          { term: t("made"), detail: t("madeBy", { by: madeBy, at: said(madeAt) }) },
          { term: t("last"), detail: lastUsedAt === null ? t("never") : said(lastUsedAt) },
        ]}
      />
    </>
  );
}

/** @param isThere there is a key, which the new one takes the place of */
async function makeLabels(isThere: boolean): Promise<MakePushKeyLabels> {
  const [t, admin] = await Promise.all([getTranslations("import.push"), getTranslations("admin.act")]);
  return {
    open: isThere ? t("replace") : t("make"),
    title: isThere ? t("replaceTitle") : t("makeTitle"),
    lead: isThere ? t("replaceLead") : t("makeLead"),
    save: isThere ? t("replace") : t("make"),
    saving: admin("working"),
    cancel: admin("cancel"),
    problem: await problemLabels(),
    secret: {
      heading: t("keyHeading"),
      lead: t("keyLead"),
      subject: t("address"),
      secret: t("key"),
      done: t("keyDone"),
    },
  };
}
