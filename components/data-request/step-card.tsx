import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import { REQUEST_PAPERS } from "@/lib/domain/data-request/level";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { StepButton } from "./step-button";

export interface StepCardProps {
  readonly page: RequestPage;
  readonly grantId: string;
}

/** What the reader may do now: send, take back, decide, close. Nothing where they only read. */
export async function StepCard({ page, grantId }: StepCardProps) {
  const { can } = page;
  if (can.edit) return <WriterCard page={page} grantId={grantId} />;
  if (can.decide) return <DeskCard page={page} grantId={grantId} />;
  if (!can.withdraw && !can.revoke) return null;
  const [t, problem] = await Promise.all([getTranslations("dataRequest.page"), problemLabels()]);
  const subject = subjectOf(page);
  return (
    <div className="no-print flex flex-wrap gap-2">
      {can.withdraw ? (
        <StepButton
          grantId={grantId}
          command="data-request.withdraw"
          subject={subject}
          icon="x"
          problem={problem}
          words={{ open: t("withdraw"), title: t("withdrawTitle"), lead: t("withdrawLead"), saved: t("withdrawn") }}
        />
      ) : null}
      {can.revoke ? (
        <StepButton
          grantId={grantId}
          command="data-request.revoke"
          subject={subject}
          icon="lock"
          variant="danger"
          needsReason
          problem={problem}
          words={{ open: t("revoke"), title: t("revokeTitle"), lead: t("revokeLead"), saved: t("revoked") }}
        />
      ) : null}
    </div>
  );
}

function subjectOf({ regencyCode, id, version }: RequestPage) {
  return { regencyCode, requestId: id, version };
}

/** What is still missing, or that it may be sent. */
async function WriterCard({ page, grantId }: StepCardProps) {
  const [t, problem] = await Promise.all([getTranslations("dataRequest"), problemLabels()]);
  const isReady = page.faults.length === 0;
  const subject = subjectOf(page);
  return (
    <Card title={t(isReady ? "page.readyTitle" : "page.missingTitle")}>
      <div className="space-y-4">
        {isReady ? (
          <Alert tone="success">{t("page.readyText")}</Alert>
        ) : (
          <ul className="list-disc space-y-1 ps-5">
            {page.faults.map(({ path, detail }) => (
              <li key={`${path} ${detail}`}>
                <span className="font-semibold">{fieldWord(path, t)}</span>: {t(`problem.${detail}`)}
              </li>
            ))}
          </ul>
        )}
        <div className="no-print flex flex-wrap gap-2">
          {isReady ? (
            <StepButton
              grantId={grantId}
              command="data-request.submit"
              subject={subject}
              icon="send"
              variant="primary"
              problem={problem}
              words={{
                open: t("page.submit"),
                title: t("page.submit"),
                lead: t("page.readyText"),
                saved: t("page.submitted"),
              }}
            />
          ) : null}
          <LinkButton
            href={`/permintaan-data/${page.publicId}/ubah`}
            icon="pencil"
            variant={isReady ? "secondary" : "primary"}
          >
            {t("page.edit")}
          </LinkButton>
          <StepButton
            grantId={grantId}
            command="data-request.withdraw"
            subject={subject}
            icon="x"
            problem={problem}
            words={{
              open: t("page.withdraw"),
              title: t("page.withdrawTitle"),
              lead: t("page.withdrawLead"),
              saved: t("page.withdrawn"),
            }}
          />
        </div>
      </div>
    </Card>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"dataRequest">>>;

const FIELDS = [
  "office",
  "title",
  "useNote",
  "basis",
  "purpose",
  "level",
  "variables",
  "areas",
  "days",
  "reshareTo",
] as const;

/** The field's name; of a paper its own. */
function fieldWord(path: string, t: Words): string {
  const paper = REQUEST_PAPERS.find((kind) => path === `papers.${kind}`);
  if (paper !== undefined) return t("field.paper", { paper: t(`paper.${paper}`) });
  const field = FIELDS.find((each) => each === path);
  return field === undefined ? path : t(`field.${field}`);
}

async function DeskCard({ page, grantId }: StepCardProps) {
  const [t, tiers, problem] = await Promise.all([
    getTranslations("dataRequest.page"),
    getTranslations("dataRequest.tier"),
    problemLabels(),
  ]);
  const tier = page.rules.tiers[page.tier ?? 0];
  const isLast = page.tier === page.rules.tiers.length - 1;
  const subject = subjectOf(page);
  return (
    <Card title={t("decideTitle")}>
      <div className="space-y-4">
        <p>{t("decideLead", { tier: tier === undefined ? "" : tiers(tier.name) })}</p>
        {page.holdsNames ? <Alert tone="attention">{t("names")}</Alert> : null}
        <div className="no-print flex flex-wrap gap-2">
          <StepButton
            grantId={grantId}
            command="data-request.decide"
            subject={{ ...subject, event: "approve" }}
            icon="check"
            variant="primary"
            problem={problem}
            words={{
              open: t("approve"),
              title: t("approveTitle"),
              lead: isLast ? t("approveLast", { days: page.fields.days }) : t("approveLead"),
              saved: t("approved"),
            }}
          />
          <StepButton
            grantId={grantId}
            command="data-request.decide"
            subject={{ ...subject, event: "return" }}
            icon="undo-2"
            needsReason
            problem={problem}
            words={{ open: t("return"), title: t("returnTitle"), lead: t("returnLead"), saved: t("returned") }}
          />
          <StepButton
            grantId={grantId}
            command="data-request.decide"
            subject={{ ...subject, event: "refuse" }}
            icon="circle-x"
            variant="danger"
            needsReason
            problem={problem}
            words={{ open: t("refuse"), title: t("refuseTitle"), lead: t("refuseLead"), saved: t("refused") }}
          />
        </div>
      </div>
    </Card>
  );
}
