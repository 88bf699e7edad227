/** More than one looks through at once. */
const MOST_PLANS = 3

/**
 * The plans that are worked with: those of this year and the years to come, or of the newest year where there are none; of
 * these the first few. The rest are only named. Plans come newest year first and stay so.
 */
export function plansInSight<Plan extends { year: number }>(
  plans: readonly Plan[],
  thisYear: number,
): { inSight: Plan[]; others: Plan[] } {
  const since = Math.min(thisYear, plans[0]?.year ?? thisYear)
  const inSight = plans.filter(({ year }) => year >= since).slice(0, MOST_PLANS)
  return { inSight, others: plans.filter((plan) => !inSight.includes(plan)) }
}
