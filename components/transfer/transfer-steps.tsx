import { getTranslations } from "next-intl/server";
import type { TransferPage } from "@/lib/domain/transfer/transfer-page";
import { AcceptStep } from "./accept-step";
import { ApproveStep } from "./approve-step";
import { deciderText } from "./decider-text";
import { ReasonedStep } from "./reasoned-step";
import { ReleaseStep } from "./release-step";
import type { StepTexts } from "./step-button";
import { targetWords } from "./target-words";
import { whoTexts } from "./who-text";
import { problemWords, reasonOptions, relationOptions } from "./words";

export interface TransferStepsProps {
  readonly page: TransferPage;
  readonly grantId: string;
  /** The deadline in words. */
  readonly due: string;
}

/** The buttons of whoever may act now: the way on first, then the way out. */
export async function TransferSteps({ page, grantId, due }: TransferStepsProps) {
  const [t, send, make] = await Promise.all([
    getTranslations("transfer.act"),
    getTranslations("transfer.send"),
    getTranslations("transfer.new"),
  ]);
  const { can, origin, destination } = page;
  const problem = await problemWords();
  const decider = await deciderText(page.decider);
  const who = (await whoTexts())(page.who);
  const shared = { item: page, grantId, problem };
  const frame = { cancel: t("cancel"), busy: t("busy") };
  const texts = (own: Omit<StepTexts, "cancel" | "busy">): StepTexts => ({ ...own, ...frame });
  const words = {
    reason: t("reason"),
    note: t("note"),
    reasonMissing: t("reasonMissing"),
    noteMissing: t("noteMissing"),
  };
  return (
    <div className="no-print flex flex-wrap gap-2">
      {can.release ? (
        <ReleaseStep
          {...shared}
          heirs={page.heirs}
          newHead={t("newHead")}
          openProposal={page.hasOpenProposal ? send("openProposal") : null}
          texts={texts({
            action: t("release"),
            title: t("releaseTitle"),
            lead: t("releaseLead", { decider, destination: destination.label }),
            done: t("releaseDone"),
          })}
        />
      ) : null}
      {can.accept ? (
        <AcceptStep
          {...shared}
          isWhole={page.isWhole}
          people={page.people.map(({ uid, name }) => ({ uid, name: name ?? "" }))}
          target={await targetWords()}
          relation={make("relation")}
          relationUnknown={make("relationUnknown")}
          relations={await relationOptions()}
          texts={texts({
            action: t("accept"),
            title: t("acceptTitle"),
            lead: t("acceptLead", { decider }),
            done: t("acceptDone"),
          })}
        />
      ) : null}
      {can.approve ? (
        <ApproveStep
          {...shared}
          unreleased={page.state === "awaiting-release" ? t("approveUnreleased", { date: due }) : null}
          texts={texts({
            action: t("approve"),
            title: t("approveTitle"),
            lead: t("approveLead", { who, destination: destination.label, origin: origin.label }),
            done: t("approveDone"),
          })}
        />
      ) : null}
      {can.refuse ? (
        <ReasonedStep
          {...shared}
          event="refuse"
          reasons={await reasonOptions("refuse")}
          words={words}
          texts={texts({
            action: t("refuse"),
            title: t("refuseTitle"),
            lead: t("refuseLead", { origin: origin.label }),
            done: t("refuseDone"),
          })}
        />
      ) : null}
      {can.withdraw ? (
        <ReasonedStep
          {...shared}
          event="withdraw"
          reasons={await reasonOptions("withdraw")}
          words={words}
          texts={texts({
            action: t("withdraw"),
            title: t("withdrawTitle"),
            lead: t("withdrawLead", { origin: origin.label }),
            done: t("withdrawDone"),
          })}
        />
      ) : null}
    </div>
  );
}
