//! When which share of the traffic goes to the new version or task set.

use crate::formats::codedeploy::facts::traffic_configurations::Routing;

/// A change of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// So many minutes after AllowTraffic has started.
    pub minute: u32,
    /// How many percent of the traffic the new version or task set has from then on.
    pub weight: u32,
}

/// Every change of the weights in AllowTraffic, in order; the last brings 100 percent.
///
/// A linear configuration shifts at the start of each interval. Source: CodeDeploy API, TimeBasedLinear, 2014-10-06.
pub fn schedule(routing: Routing) -> Vec<Shift> {
    let last = |minute| Shift { minute, weight: 100 };
    match routing.bounded() {
        Routing::AllAtOnce => vec![last(0)],
        Routing::Canary { percent, minutes } => vec![Shift { minute: 0, weight: percent }, last(minutes)],
        Routing::Linear { percent, minutes } => {
            let mut shifts = Vec::new();
            let (mut minute, mut weight) = (0, percent);
            while weight < 100 {
                shifts.push(Shift { minute, weight });
                minute += minutes;
                weight += percent;
            }
            shifts.push(last(minute));
            shifts
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codedeploy::facts::traffic_configurations::{MOST_MINUTES, PREDEFINED};

    fn told(routing: Routing) -> String {
        let shift = |shift: &Shift| format!("{}:{}", shift.minute, shift.weight);
        schedule(routing).iter().map(shift).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_predefined_ones() {
        let table: Vec<String> =
            PREDEFINED.iter().map(|known| format!("{} {}", known.name, told(known.routing))).collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        ECSAllAtOnce 0:100
        ECSCanary10Percent5Minutes 0:10 5:100
        ECSCanary10Percent15Minutes 0:10 15:100
        ECSLinear10PercentEvery1Minutes 0:10 1:20 2:30 3:40 4:50 5:60 6:70 7:80 8:90 9:100
        ECSLinear10PercentEvery3Minutes 0:10 3:20 6:30 9:40 12:50 15:60 18:70 21:80 24:90 27:100
        LambdaAllAtOnce 0:100
        LambdaCanary10Percent5Minutes 0:10 5:100
        LambdaCanary10Percent10Minutes 0:10 10:100
        LambdaCanary10Percent15Minutes 0:10 15:100
        LambdaCanary10Percent30Minutes 0:10 30:100
        LambdaLinear10PercentEvery1Minute 0:10 1:20 2:30 3:40 4:50 5:60 6:70 7:80 8:90 9:100
        LambdaLinear10PercentEvery2Minutes 0:10 2:20 4:30 6:40 8:50 10:60 12:70 14:80 16:90 18:100
        LambdaLinear10PercentEvery3Minutes 0:10 3:20 6:30 9:40 12:50 15:60 18:70 21:80 24:90 27:100
        LambdaLinear10PercentEvery10Minutes 0:10 10:20 20:30 30:40 40:50 50:60 60:70 70:80 80:90 90:100
        ");
    }

    #[test]
    fn shares_that_do_not_add_up_end_at_a_hundred() {
        assert_eq!(told(Routing::Linear { percent: 30, minutes: 2 }), "0:30 2:60 4:90 6:100");
        assert_eq!(told(Routing::Linear { percent: 50, minutes: 7 }), "0:50 7:100");
        assert_eq!(told(Routing::Linear { percent: 99, minutes: 1 }), "0:99 1:100");
        assert_eq!(told(Routing::Canary { percent: 25, minutes: 40 }), "0:25 40:100");
    }

    #[test]
    fn every_schedule_rises_to_a_hundred_in_time() {
        for percent in 0..=120 {
            for minutes in [0, 1, 29, 30, 2880, 5000] {
                for routing in [Routing::Canary { percent, minutes }, Routing::Linear { percent, minutes }] {
                    let shifts = schedule(routing);
                    assert!(
                        shifts.windows(2).all(|two| two[0].minute < two[1].minute && two[0].weight < two[1].weight)
                    );
                    let (first, last) = (shifts[0], shifts[shifts.len() - 1]);
                    assert_eq!((first.minute, last.weight), (0, 100));
                    assert!(last.minute <= MOST_MINUTES);
                }
            }
        }
    }
}
