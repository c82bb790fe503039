import { getTranslations } from "next-intl/server";
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { coverageHref } from "@/lib/domain/coverage/address";
import { hasOffices } from "@/lib/domain/coverage/sponsorship";

/** Doors for those whose work is not a queue: accounts, the audit, figures. */
export async function OfficeTasks({ actor }: { readonly actor: Actor }) {
  const [t, closing, coverage] = await Promise.all([
    getTranslations("home"),
    getTranslations("closing"),
    getTranslations("coverage"),
  ]);
  const items: TaskItem[] = [];
  if (authorize(actor, "period:close") || authorize(actor, "period:reopen"))
    items.push({ key: "closing", title: closing("home"), hint: closing("homeHint"), href: "/periode/penutupan" });
  if (authorize(actor, "grant:manage"))
    items.push({ key: "access", title: t("accounts"), hint: t("accountsHint"), href: "/akses" });
  if (authorize(actor, "audit:read"))
    items.push({ key: "audit", title: t("auditLog"), hint: t("auditHint"), href: "/audit" });
  if (authorize(actor, "dashboard:read"))
    items.push({ key: "figures", title: t("figures"), hint: t("figuresHint"), href: "/dasbor" });
  if (authorize(actor, "variable:sponsor") && hasOffices(actor.grant.regionCode))
    items.push({
      key: "coverage",
      title: coverage("open"),
      hint: coverage("homeHint"),
      href: coverageHref(actor.grant.regionCode),
    });
  return items.length === 0 ? null : <TaskList label={t("figures")} items={items} />;
}
