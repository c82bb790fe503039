import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ChosenTarget } from "@/components/grant/chosen-target";
import type { GrantTarget } from "@/components/grant/grant-target";
import { RegionPicker } from "@/components/grant/region-picker";
import { RoleChoice } from "@/components/grant/role-choice";
import type { TargetChoice } from "./grant-target";

export interface TargetStepsProps {
  readonly choice: TargetChoice;
  /** The page's own address. */
  readonly action: string;
  readonly formTitle: string;
  readonly form: (target: GrantTarget) => ReactNode;
}

/** Role, region, form: one thing at a time, what is chosen above it. */
export async function TargetSteps({ choice, action, formTitle, form }: TargetStepsProps) {
  const roles = await getTranslations("roles");
  if (choice.step === "role") return <RoleChoice roles={choice.roles} action={action} />;
  if (choice.step === "region") {
    const { role, region } = choice;
    return (
      <>
        <ChosenTarget action={action} role={role} roleLabel={roles(`name.${role}`)} regionLabel={null} />
        <RegionPicker
          action={`${action}?peran=${role}`}
          here={region.here}
          above={region.above}
          below={region.children}
        />
      </>
    );
  }
  const { target, region } = choice;
  return (
    <div className="group/form">
      {/* Once the account is made, only its slip is left to see. */}
      <div className="no-print group-has-[[data-slip]]/form:hidden">
        <ChosenTarget
          action={action}
          role={target.role}
          roleLabel={roles(`name.${target.role}`)}
          regionLabel={region.here.label}
        />
        <h2 className="mb-3 text-lg">{formTitle}</h2>
      </div>
      {form(target)}
    </div>
  );
}
