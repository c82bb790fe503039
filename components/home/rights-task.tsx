import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { TaskList } from "@/components/ui/task-list";
import { RIGHTS_PATH } from "@/lib/domain/rights/list-filter";

export interface RightsTaskProps {
  readonly waiting: { readonly open: number; readonly soon: number; readonly late: number };
}

/** What families have asked about their own data and nobody has answered: late first, then what is due within a day. */
export async function RightsTask({ waiting: { open, soon, late } }: RightsTaskProps) {
  if (open === 0) return null;
  const t = await getTranslations("rights.home");
  const status =
    late > 0 ? (
      <Badge tone="danger" icon="clock">
        {t("late", { count: late })}
      </Badge>
    ) : soon > 0 ? (
      <Badge tone="attention" icon="clock">
        {t("soon", { count: soon })}
      </Badge>
    ) : null;
  const title = t("title", { count: open });
  return (
    <TaskList
      label={title}
      items={[{ key: "rights", title, hint: t("hint"), status, href: `${RIGHTS_PATH}?keadaan=open` }]}
    />
  );
}
