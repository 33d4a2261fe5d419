package city.belfry.cli.doctor;

import java.util.List;

/** One thing that a doctor looks at. Changes nothing. */
public interface Check {
  /** What is looked at, in two or three words. */
  String name();

  /** What was found: nothing wrong in it when all is well. */
  List<Finding> look();
}
