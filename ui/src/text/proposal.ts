// Words of 拟稿, 呈批 and the ends of a warning. Never a state, a step or a reason: those come from the desk.

export const proposal = {
  keep: "存为拟稿",
  submit: "送呈批",
  edit: "打开修改",
  back: "退回",
  agreed: "同意",
  waits: "等候：",
  later: "未办",
  open: "这条信息已有一份拟稿。",
  openIt: "打开拟稿",
  raise: (number: string) => `提级：代替 ${number}`,
  step: "步骤",
  name: "姓名",
  on: "日期",
  opinion: "意见",
  confirmed: "上述审批已经履行，姓名和日期无误",
  otherActs: "其他办理",
  happens: {
    pass: ["这一步记入拟稿的经过，转到下一步。", "每一步都能撤销；签发以后随通知书固定下来，不能再改。"],
    back: ["拟稿退回到拟制，改好以后从第一步重新呈批。", "退回的理由留在经过里。"],
  },
  transfer: ["预警到此终结，不再催回告、不再销号。", "在问题线索台账中登记一条线索，由那里评估、移送。"],
  withdraw: ["预警撤销，不再扣分，台账中保留。", "文号保留、不再使用；已发的通知书请收回。"],
  line: { title: "整改措施和落实情况", measure: "整改措施", progress: "完成情况" },
};
