//! The help, in Chinese.

/// What `--help` prints.
pub(crate) const TEXT: &str = "\
廉防命令行：与窗口使用同一套命令，不打开窗口。

用法：lianfang-cli [全局选项] 命令 [参数]

全局选项
  --data 文件夹     数据文件夹（默认与窗口相同）
  --json            以 JSON 输出结果
  --password-file 文件  口令写在文件的第一行；不给则取环境变量 LIANFANG_PASSWORD，再不然在终端输入
                    （管道输入时取第一行）。示例单位没有口令
  --today 日期      规则采用的“今天”（只对示例单位有效）
  --help            显示本说明

命令
  init [--sample]                       建立数据文件夹；--sample 打开示例单位七溪坪镇
                                        不带 --sample 时可用 --设置项=值 给出单位设置，例如 --name=… --series=…；
                                        没给的记为“待填写”，填好之前不能签发；要定口令，并显示恢复码
  recovery-code 恢复码                  把纸上的恢复码输回来核对；核对以前不能录入真实数据
  recover 恢复码                        忘记口令：用恢复码打开，换新口令（--new-password-file 文件、
                                        LIANFANG_NEW_PASSWORD 或终端输入）和新恢复码
  change-password                       修改口令，新口令的来处同上
  import 类别 文件 [--dry-run] [--sheet 工作表] [--update] [--mixed]
                                        类别：units posts duties powers risks signals notices scoring，或 auto；
                                        --mixed：混用两种编码的文本逐格辨认，有疑问的行列为待确认
  export 类别 --out 文件.xlsx/.docx/.csv/.json 导出一册
  export 类别 --blank --out 文件.xlsx   这一册的空白表，填好后可导入
                                        身份证号在文书、表格中一律遮盖中间8位；export、report、paper、print 的
                                        副本加 --unmask 事由 可完整显示，事由记入操作记录（公开版不行）；
                                        遮盖过的表读回时，号码不会恢复
  list 类别 [--search 文字] [--sort 列] [--desc] [--offset N] [--limit N]
                                        类别另有：persons warnings papers journal todo
  issue --signal 信息编号 --level red/yellow/blue [--disposition 处置方式] [--on 日期] [--approved-by 姓名]
        [--to 主送] [--body 正文] [--contact 联系人]
                                        签发预警（执行本命令即表示审批手续已履行）
  serve 文号 --on 日期 --to 签收人 [--way 送达方式] [--witness 见证人] [--reason 事由]
  reply 文号 --on 日期 --cause 成因 --measure 措施
  verify-reply 文号 --result accepted/returned [--opinion 意见]
                                        认可即表示“三个不放过”已逐项核实
  close 文号                            销号
  void 文号 --reason 原因               作废，文号保留
  withdraw 文号 --reason 理由           撤销预警：不扣分，台账中保留
  transfer 文号 --reason 理由           转问题线索
  print 文号 --out 文件.pdf/.docx/.xlsx       取出存档的原件，逐字节相同；.docx、.xlsx 为可编辑的副本
  print 职权目录第1版 --out 文件.pdf [--public] 取出审定版本的存档原件
  report quarter 2026Q1 --out 文件.pdf/.docx/.xlsx  季度预警报告
  report half 2026H1 / year 2026 --out 文件.pdf/.docx/.xlsx
                                        半年分析报告、年度综述
  report bound 2026Q1 --out 文件.pdf/.docx/.xlsx    季度合订本：封面、总目录、报告、季度报送、台账，页码连续
  report appraisal 2026 / bulletin 总期号 --out 文件.pdf/.docx/.xlsx
                                        百分考核汇总表、预警信息参阅（编发过的取存档原件）
  paper duties/powers/risks --out 文件.pdf/.docx/.xlsx [--public]
                                        目录打印；--public 为公开版；文件名以 .docx、.xlsx 结尾的，写成可编辑的 Word、Excel 文件，不存档
  paper compare duties/powers/risks [--year 年度]
                                        修订对照表：现在的内容与最近审定的版本对照
  paper duties-compare [--year 年度]     上年本年任务对照表
  paper lists / lists-signatures 清单类别 [--year 年度] [--public]
                                        五张清单、清单签字背书页
  paper heat [post/department/unit] / coverage / campaign [--year 年度]
                                        风险分布图、重点领域覆盖表、集中排查情况表
  paper scoring / ranking [--year 年度]  百分考核评分细则、名次表
  paper appraisal [单位] [--year 年度]   百分考核评分表；不给单位为空白表
  paper spots [--year 年度] / draw 抽签编号 / spot [抽查编号]
                                        抽查覆盖情况、抽签记录、抽查记录（未登记结果的印成待填，不给编号为空白）
  paper check                           条款体检（以下各项同样带 --out 文件.pdf、.docx 或 .xlsx）
  paper signatures                      责任分解表签字背书页
  paper handover 姓名                   工作交接清单
  paper network                         廉政风险预警网络表
  paper division                        领导班子成员分工表
  paper process 职权 / riskmap 职权 [--public]
                                        权力运行流程图、廉政风险防控图；riskmap 也可只给 --unit 单位
  paper clearing / discretion [职权] [--public]
                                        职权清理结果、裁量基准（不给职权为全部）
  paper screening post/department/unit [--unit 单位] [--post 岗位]
                                        风险点登记表；不给单位、岗位为空白表
  paper card [信息编号] [--internal] / signals 季度 [--unit 采集点] [--internal] / zero [季度] [--unit 采集点] / return 季度
                                        采集表（单张、清单）、零报告、季度报送；--internal 为纪委内部留存，列姓名
  paper receipt 文号 / reply [文号] [--blank] / reminder 文号
                                        送达回证、回告书、催办函
  paper talk / inquiry / admonition / inspection / supervision / proposal [文号]
                                        谈话记录、函询通知书、告诫书、督查通知、督办单、建议书（空白）
  paper todo [事项] / points 季度 / urge 季度
                                        待办清单、采集报送点季度报送情况表、催报通知
  paper lead [线索编号] / talks [--year 年度]
                                        问题线索移送单（不给编号为空白）、廉政谈话覆盖情况表
  form [采集点] --out 文件.xlsx         空白采集表：村里在任何电脑上填，用 import signals 读回
  bundle card --out 文件.lfid           保存本单位身份文件，交给对方登记
  bundle pin 文件.lfid --fingerprint 对方报来的指纹 --by 核对人
                                        登记往来单位，指纹不一致的不登记
  bundle make 2026Q1/2026H1 --to 收件单位 --out 文件.lfp [--sequence 包号]
                                        生成上报包：签名、加密，只有收件单位打得开
  bundle show 文件.lfp / take 文件.lfp   预警中心用：核对上报包与本机的差异；核对无误后接收，一次可以撤销
  check                                 条款体检：逐条列出发现的问题，注明条款和记录
  verify [--head 链首]                  核验操作记录、文书指纹和页脚链首
  backup [--out 文件.lfb]                做一份备份，逐项核对后才算数；不给文件的放在数据文件夹里
  backups                               已有的备份、换下的数据、另存和演练的情况
  inspect 文件.lfb                      核对一份备份，说明恢复它会改变什么；不改动任何数据
  restore 文件.lfb [--numbers 文号=最后一个号,…]
                                        恢复备份；现在的数据原样移到“被替换”文件夹。--numbers 为纸面最后文号，
                                        例如 七纪廉警〔2026〕=37
  put-back 被替换-1                      把换下的数据换回来
  drill 文件.lfb                        恢复演练：在另一处试着恢复并全面核对，不动现有数据
  bench [部分]                          测量本程序，一行一个数；部分：acts tables notices district large，不写即全部
  call 命令名 JSON                      按名称执行窗口的任一命令

退出码：0 完成　1 被拒绝（没有改动）　2 用法不对　3 故障";
