package org.gradmark.subjects.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;

/** Tribuo's subjects. */
public final class TribuoSubjects implements SubjectProvider {

  @Override
  public String name() {
    return "tribuo";
  }

  @Override
  public List<Subject> subjects() {
    return List.copyOf(new ArrayList<Subject>(Optimisers.all()));
  }
}
